def report(state, corpora, word_piece, out):
    print("evaluated")
